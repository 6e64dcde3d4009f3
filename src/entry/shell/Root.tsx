import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Unseen } from '../../ui/Unseen.tsx'
import { onSignedOut } from '../../web/ask.ts'
import { forgetReader } from '../../web/queries.ts'
import { onOtherSignIn } from '../../web/signed.ts'

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
        // The first page offers more ways than one.
        if (pathname === '/sign-in' || pathname === '/') return
        // Nothing that was read may stay for whoever signs in next.
        forgetReader(client)
        void router.navigate({ to: '/sign-in', search: { back: href } as never, replace: true })
      }),
    [router, client],
  )
  // Another tab signed in or out: what this one shows belongs to somebody else.
  useEffect(() => onOtherSignIn(() => location.reload()), [])
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
