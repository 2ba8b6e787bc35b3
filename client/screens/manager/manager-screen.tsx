import { LensProvider } from '../../lens/lens-provider.tsx'
import { BranchesPage } from './branches-page.tsx'

/** A manager's own phone is no device of a branch: what it shows, the server answers. */
export function ManagerScreen() {
  return (
    <LensProvider>
      <BranchesPage path="/manager" />
    </LensProvider>
  )
}
