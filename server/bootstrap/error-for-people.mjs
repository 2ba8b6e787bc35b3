/** Its message says all there is to say; no stack is printed. */
export class ErrorForPeople extends Error {
  isForPeople = true
}
