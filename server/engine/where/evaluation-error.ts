/** An expression that fails on a row, as Postgres would; the code is the SQLSTATE that Postgres raises. */
export class EvaluationError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const invalidText = (type: string, text: string): EvaluationError =>
  new EvaluationError('22P02', `invalid syntax for type ${type}: ${text}`)

export const outOfRange = (type: string): EvaluationError => new EvaluationError('22003', `${type} out of range`)

export const divisionByZero = (): EvaluationError => new EvaluationError('22012', 'division by zero')
