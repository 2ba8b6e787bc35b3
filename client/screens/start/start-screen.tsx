export function StartScreen() {
  return (
    <main>
      <h1>start</h1>
    </main>
  )
}
