export function KioskScreen() {
  return (
    <main>
      <h1>kiosk</h1>
    </main>
  )
}
