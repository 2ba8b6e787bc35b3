export function EnrolScreen() {
  return (
    <main>
      <h1>enrol</h1>
    </main>
  )
}
