/** These in place of what stood in it. By hand: phones of 2019 have no `replaceChildren`. */
export function fill(element: Element, ...inside: readonly (Node | string)[]): void {
  while (element.firstChild !== null) element.firstChild.remove()
  element.append(...inside)
}
