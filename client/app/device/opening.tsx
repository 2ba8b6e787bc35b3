import { Skeleton } from '../../design/skeleton.tsx'
import { PageFrame } from '../page-frame.tsx'

/** While the disk is read; on a screen for some tenths of a second. */
export function Opening({ title }: { readonly title: string }) {
  return (
    <PageFrame title={title}>
      <Skeleton />
    </PageFrame>
  )
}
