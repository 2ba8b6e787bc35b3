import { BranchesPage } from '../manager/branches-page.tsx'

/** An administrator answers for every branch of the organisation. */
export function AdminScreen() {
  return <BranchesPage path="/admin" />
}
