export function ManagerScreen() {
  return (
    <main>
      <h1>manager</h1>
    </main>
  )
}
