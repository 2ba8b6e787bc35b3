export function PasswordScreen() {
  return (
    <main>
      <h1>password</h1>
    </main>
  )
}
