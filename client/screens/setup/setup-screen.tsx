export function SetupScreen() {
  return (
    <main>
      <h1>setup</h1>
    </main>
  )
}
