declare module '*.module.css' {
  const classes: Record<string, string>
  export default classes
}

declare module '*.css'

// The icons' package types only its one large door; icons are imported one by one so that few bytes travel.
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { Icon } from '@tabler/icons-react'

  const icon: Icon
  export default icon
}
