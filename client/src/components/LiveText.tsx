/**
 * Words for screen readers only. The region is there before its words are: one that comes into the page
 * together with them is often not read out.
 */
export function LiveText({ text }: { text: string }) {
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}
