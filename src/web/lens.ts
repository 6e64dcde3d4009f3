/**
 * Whose things a view at a glance shows: those of a team and of the teams within it, those that one person owns, or with
 * neither all that the viewer may see.
 */
export interface LensScope {
  team?: string
  owner?: string
}

/** What a part of the view is given. It asks one question of the server at most, and draws nothing where nothing is to be said. */
export interface LensProps {
  scope: LensScope
}

/** How many rows a part shows; the page behind its heading has all of them. */
export const lensRows = 4
