import { useEffect } from 'react'

/** Asking who is signed in prolongs the sign-in of whoever uses the product; once the page has settled. */
export function useStaySignedIn(): void {
  useEffect(() => {
    const later = setTimeout(() => void fetch('/api/auth/get-session').catch(() => undefined), 5000)
    return () => clearTimeout(later)
  }, [])
}
