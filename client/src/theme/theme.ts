import { Anchor, Button, createTheme, type MantineColorsTuple, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';

/** Court blue: shade 7 is the token `#1F3B63`; lighter shades are for grounds, darker ones for hover. */
const courtBlue: MantineColorsTuple = ['#eef2f8', '#dbe3ee', '#b7c6dc', '#90a7c9', '#6d8bb7', '#5475a6', '#3b5c8f', '#1f3b63', '#1a3356', '#132743'];
const good: MantineColorsTuple = ['#edf6f1', '#dcebe3', '#b8d6c6', '#91bfa7', '#6fab8c', '#55997a', '#3f8466', '#2c6b4b', '#245a3f', '#1a4530'];
const attention: MantineColorsTuple = ['#fdf5e6', '#f7e8cc', '#edd09c', '#e2b566', '#d49a36', '#bd8116', '#a36c08', '#8a5a00', '#734b00', '#573900'];
const danger: MantineColorsTuple = ['#fcefee', '#f5dcdb', '#e9b5b3', '#dc8986', '#cf6360', '#c44743', '#b5302d', '#a3211f', '#881a18', '#671311'];

/** As global.css has them, language by language. */
const textFont = 'var(--court-font-text)';
const headingFont = 'var(--court-font-heading)';

/** A field's hint stands below it, so that fields in a row stay in line. */
const field = { size: 'md', inputWrapperOrder: ['label', 'input', 'description', 'error'] satisfies ('label' | 'input' | 'description' | 'error')[] };

/** The look of the court as Mantine tokens; layout tokens are custom properties in `global.css`. */
export const theme = createTheme({
  primaryColor: 'courtBlue',
  primaryShade: 7,
  colors: { courtBlue, good, attention, danger },
  black: '#1D2430',
  white: '#FFFFFF',
  fontFamily: textFont,
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontFamily: headingFont, fontWeight: '600' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    // Its <header> would be a second banner of the page.
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120 },
        overlayProps: { color: '#1D2430', backgroundOpacity: 0.45 },
        attributes: { header: { role: 'presentation' } },
      },
    }),
    NativeSelect: NativeSelect.extend({ defaultProps: field }),
    TextInput: TextInput.extend({ defaultProps: field }),
    Textarea: Textarea.extend({ defaultProps: { ...field, autosize: true, minRows: 2 } }),
  },
});
