import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Unseen } from '../../ui/Unseen.tsx'
import { onSignedOut } from '../../web/ask.ts'

/** Around every page: to sign in when nobody is, and a page's beginning for those who listen or use the keyboard. */
export function Root() {
  useWayToSignIn()
  const title = useNewPages()
  return (
    <>
      <Outlet />
      <Unseen>
        <span role="status">{title}</span>
      </Unseen>
    </>
  )
}

function useWayToSignIn() {
  const router = useRouter()
  const client = useQueryClient()
  useEffect(
    () =>
      onSignedOut(() => {
        const { pathname, href } = router.state.location
        if (pathname === '/sign-in') return
        // Nothing that was read may stay for whoever signs in next.
        client.clear()
        void router.navigate({ to: '/sign-in', search: { back: href === '/' ? undefined : href } as never, replace: true })
      }),
    [router, client],
  )
}

/** After a step to another page the focus is at its beginning, and its title is read. */
function useNewPages() {
  const router = useRouter()
  const [title, setTitle] = useState('')
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return
        requestAnimationFrame(() => {
          setTitle(document.title)
          const page = document.getElementById('content')
          if (page && !page.contains(document.activeElement)) page.focus({ preventScroll: true })
        })
      }),
    [router],
  )
  return title
}
