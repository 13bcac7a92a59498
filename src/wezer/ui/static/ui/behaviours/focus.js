// Takes the focus when it appears: a summary of errors.
export default function focus(element) {
  element.focus();
}
