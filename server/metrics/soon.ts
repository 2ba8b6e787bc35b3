/** Undefined when it fails or takes too long; the readiness check is what tells why. */
export async function soon<Answer>(answer: Promise<Answer>, waitMsMax: number): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), waitMsMax)
  })
  try {
    return await Promise.race([answer, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
