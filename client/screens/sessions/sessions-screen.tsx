export function SessionsScreen() {
  return (
    <main>
      <h1>sessions</h1>
    </main>
  )
}
