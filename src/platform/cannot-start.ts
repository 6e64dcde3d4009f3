/**
 * Why Bearing does not start, for the person who typed the command: a sentence or two that say what is wrong and what
 * to do. The command line prints the message without a stack and ends with 1.
 */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
