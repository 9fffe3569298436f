import { useParams } from 'react-router'
import { DrawDesk } from '../../features/sortition/draw-desk.js'
import { useSession } from '../../lib/session/session.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** /topics/:topicId/draws/:drawId */
export function DrawDeskPage() {
  const { topicId = '', drawId = '' } = useParams()
  const session = useSession()
  if (session === undefined) return <Skeleton lines={8} />
  if (session === null) return <SignInNote />
  return <DrawDesk topicId={topicId} drawId={drawId} />
}
