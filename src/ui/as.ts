/**
 * A role said although the element has it already: spread it on rows and cells that narrow screens lay out as stacks,
 * since a changed `display` takes a table's meaning away in some browsers.
 */
export const as = <Role extends string>(role: Role): { role: Role } => ({ role })
