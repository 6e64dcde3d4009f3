const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('bearing sign-in')

/** Tells the browser's other tabs that another person, or nobody, is signed in from now on. */
export const announceSignIn = (): void => channel?.postMessage('changed')

/** Calls back when another tab signed in or out. Returns how to stop. */
export function onOtherSignIn(listener: () => void): () => void {
  channel?.addEventListener('message', listener)
  return () => channel?.removeEventListener('message', listener)
}
