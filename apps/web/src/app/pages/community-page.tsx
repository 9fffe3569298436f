import type { SessionView } from '@gongyi/shared/contracts'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { holdsRole, type Role, useSession } from '../../lib/session/session.js'
import { Skeleton } from '../../ui/skeleton.js'
import { NotFoundPage } from './not-found-page.js'
import { SignInNote } from './sign-in-note.js'

export interface CommunityContext {
  readonly communityId: string
  readonly communityName: string
  readonly session: SessionView
}

interface CommunityPageProps {
  readonly roles: readonly Role[]
  readonly children: (context: CommunityContext) => ReactNode
}

/** Pages under /communities/:communityId: for the office of that community; to others there is nothing here. */
export function CommunityPage({ roles, children }: CommunityPageProps) {
  const { communityId = '' } = useParams()
  const session = useSession()
  if (session === undefined) return <Skeleton lines={6} />
  if (session === null) return <SignInNote />
  const community = session.communities.find(({ id }) => id === communityId)
  if (community === undefined || !holdsRole(session, roles, communityId)) return <NotFoundPage />
  return children({ communityId, communityName: community.name, session })
}
