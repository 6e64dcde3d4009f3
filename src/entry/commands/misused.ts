/** The command line itself is wrong: an unknown operation, flag or field. Ends with 2, where what fails ends with 1. */
export class Misused extends Error {
  override name = 'Misused'
}
