import { useParams } from 'react-router'
import { Letter } from '../../features/stages/1-propose/letter.js'
import { useSession } from '../../lib/session/session.js'
import { Skeleton } from '../../ui/skeleton.js'
import { SignInNote } from './sign-in-note.js'

/** /topics/:topicId/letters/:letterId */
export function LetterPage() {
  const { topicId = '', letterId = '' } = useParams()
  const session = useSession()
  if (session === undefined) return <Skeleton lines={8} />
  if (session === null) return <SignInNote />
  return <Letter topicId={topicId} letterId={letterId} />
}
