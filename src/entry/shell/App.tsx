import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { Notices } from '../../ui/Notice.tsx'
import { Provider } from '../../ui/Provider.tsx'
import { makeQueryClient } from '../../web/queries.ts'
import { useSpoken } from '../../web/words.ts'
import { phrases } from './phrases.ts'
import { makeRouter } from './router.tsx'

/** What everything stands inside of. */
export function App() {
  const locale = useSpoken()
  const [client] = useState(makeQueryClient)
  const [router] = useState(makeRouter)
  return (
    <QueryClientProvider client={client}>
      <Provider locale={locale} words={phrases()}>
        <Notices>
          <RouterProvider router={router} />
        </Notices>
      </Provider>
    </QueryClientProvider>
  )
}
