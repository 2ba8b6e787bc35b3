export function TellerScreen() {
  return (
    <main>
      <h1>teller</h1>
    </main>
  )
}
