import { Link } from '@tanstack/react-router'
import { Person } from '../../../ui/Avatar.tsx'
import { usePaths } from '../../../web/paths.ts'
import type { Named } from './PersonField.tsx'
import classes from './PersonLink.module.css'

/** Somebody, with the way to their page. */
export function PersonLink({ person, name, title }: Named & { title?: string }) {
  const paths = usePaths()
  return (
    <Link to={paths.person(person)} className={classes.link}>
      <Person name={name} detail={title || undefined} />
    </Link>
  )
}
