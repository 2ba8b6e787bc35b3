export function AdminScreen() {
  return (
    <main>
      <h1>admin</h1>
    </main>
  )
}
