import { useParams } from 'react-router'
import { PublicDraw } from '../../features/sortition/public-draw.js'

/** /draws/:drawId, for everybody. */
export function PublicDrawPage() {
  const { drawId = '' } = useParams()
  return <PublicDraw drawId={drawId} />
}
