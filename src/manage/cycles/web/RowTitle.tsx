import { Link } from '@tanstack/react-router'
import classes from './Owed.module.css'

/** What a row is about, where j and k stop. */
export const RowTitle = ({ to, children }: { to: string; children: string }) => (
  <Link to={to} className={classes.title} data-row>
    {children}
  </Link>
)
