import { useParams } from 'react-router'
import { OpenList } from '../../features/stages/2-participants/open-list.js'
import { PublicList } from '../../features/stages/2-participants/public-list.js'
import { useSession } from '../../lib/session/session.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** /topics/:topicId/electorate; while the list is on display also for whoever has no account. */
export function ElectoratePage() {
  const { topicId = '' } = useParams()
  const session = useSession()
  if (session === undefined) return <Skeleton lines={8} />
  if (session === null) return <OpenList topicId={topicId} otherwise={<SignInNote />} />
  return <PublicList topicId={topicId} />
}
