// A button that copies the text above it; without JavaScript the text is selected by hand.
document.querySelectorAll('[data-copy]').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const box = button.closest('.flow');
    const text = box.querySelector('textarea');
    text.focus();
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // Plain http has no clipboard of the new kind.
      document.execCommand('copy');
    }
    box.querySelector('[role=status]').textContent = button.dataset.copied;
  });
});
