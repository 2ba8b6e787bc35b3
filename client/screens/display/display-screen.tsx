export function DisplayScreen() {
  return (
    <main>
      <h1>display</h1>
    </main>
  )
}
