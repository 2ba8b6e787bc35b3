export function SignInScreen() {
  return (
    <main>
      <h1>sign-in</h1>
    </main>
  )
}
