import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { onSignedOut } from '../lib/api/client.js'
import { signInPath } from '../lib/session/return-to.js'
import { sessionQuery } from '../lib/session/session.js'

/** When a call is answered "not signed in": to the sign-in page, and back to this very place afterwards. */
export function SignedOutRedirect() {
  const navigate = useNavigate()
  const location = useLocation()
  const client = useQueryClient()
  useEffect(
    () =>
      onSignedOut(() => {
        client.setQueryData(sessionQuery.queryKey, null)
        if (location.pathname !== '/sign-in')
          void navigate(signInPath(location.pathname + location.search), { replace: true })
      }),
    [client, location, navigate],
  )
  return null
}
