import { useParams } from 'react-router'
import { NewDraw } from '../../features/sortition/new-draw.js'
import { useSession } from '../../lib/session/session.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** /topics/:topicId/draws/new */
export function NewDrawPage() {
  const { topicId = '' } = useParams()
  const session = useSession()
  if (session === undefined) return <Skeleton lines={8} />
  if (session === null) return <SignInNote />
  return <NewDraw topicId={topicId} />
}
