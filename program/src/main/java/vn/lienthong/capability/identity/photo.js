// A card before the camera or in a photograph. Frames go to the program until it finds a code in one; where the browser finds codes
// itself, no frame leaves it. No picture is kept.
(() => {
  const part = document.getElementById('chup-anh');
  if (!part) return;
  const piece = name => part.querySelector(`[data-photo="${name}"]`);
  const video = piece('video');
  const canvas = document.createElement('canvas');
  const EVERY = 700;
  const LONGEST = 60000;
  let stream = null;

  const say = why => {
    const words = why && part.querySelector(`[data-why="${why}"]`);
    piece('status').textContent = words ? words.textContent : '';
  };
  const csrf = () => document.querySelector('#quet-mau input[name^="_csrf"]').value;
  const post = async (path, body, type) => {
    const answer = await fetch(part.dataset.path + path, {
      method: 'POST', body, headers: { 'Content-Type': type, 'X-CSRF-TOKEN': csrf(), 'X-Part': 'identity' } });
    if (answer.redirected || answer.status === 401 || answer.status === 403) location.assign(location.pathname);
    if (!answer.ok) throw new Error('offline');
    return answer.status === 204 ? '' : answer.text();
  };
  const show = text => {
    document.dispatchEvent(new CustomEvent('identity:answer', { detail: text }));
    if (document.querySelector('#tra-loi .identity-result')) document.dispatchEvent(new Event('identity:scanned'));
  };
  const jpeg = (source, width, height, longest, quality) => new Promise(done => {
    const factor = Math.min(1, longest / Math.max(width, height));
    canvas.width = Math.round(width * factor);
    canvas.height = Math.round(height * factor);
    canvas.getContext('2d').drawImage(source, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done, 'image/jpeg', quality);
  });

  const stop = why => {
    if (stream) stream.getTracks().forEach(track => track.stop());
    stream = null;
    video.srcObject = null;
    video.hidden = true;
    canvas.width = 0;
    piece('camera').hidden = false;
    piece('stop').hidden = true;
    say(why);
  };

  const detector = async () => {
    try {
      const formats = await window.BarcodeDetector.getSupportedFormats();
      return formats.includes('qr_code') ? new window.BarcodeDetector({ formats: ['qr_code'] }) : null;
    } catch (unknown) { return null; }
  };

  // True once a card was found.
  const look = async finder => {
    if (finder) {
      const codes = await finder.detect(video);
      if (!codes.length) return false;
      const box = document.getElementById('quet');
      box.value = codes[0].rawValue;
      box.form.requestSubmit();
      return true;
    }
    const frame = await jpeg(video, video.videoWidth, video.videoHeight, 1600, 0.7);
    const text = frame && frame.size < 400000 ? await post('/khung', frame, 'image/jpeg') : '';
    if (text) show(text);
    return text !== '';
  };

  const watch = async () => {
    if (!window.isSecureContext || !navigator.mediaDevices) { say('insecure'); return; }
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } } });
    } catch (refused) { say(refused.name === 'NotAllowedError' ? 'denied' : 'no-camera'); return; }
    const mine = stream;
    video.srcObject = stream;
    video.hidden = false;
    piece('camera').hidden = true;
    piece('stop').hidden = false;
    say('looking');
    await video.play();
    const finder = await detector();
    const end = Date.now() + LONGEST;
    try {
      while (stream === mine && Date.now() < end) {
        const began = Date.now();
        if (await look(finder)) { if (stream === mine) stop(''); return; }
        await new Promise(done => { setTimeout(done, Math.max(100, EVERY - (Date.now() - began))); });
      }
      if (stream === mine) stop('ended');
    } catch (gone) { if (stream === mine) stop('offline'); }
  };

  // Large pictures are made smaller here, upright as the camera was held; the program bounds them again.
  const photograph = async file => {
    say('reading');
    try {
      let body = file;
      try {
        const picture = await createImageBitmap(file);
        body = await jpeg(picture, picture.width, picture.height, 2600, 0.92) || file;
        picture.close();
      } catch (unknown) { body = file; }
      const text = await post('', body, body.type === 'image/png' ? 'image/png' : 'image/jpeg');
      say('');
      show(text);
    } catch (gone) { say('offline'); }
    canvas.width = 0;
  };

  piece('camera').addEventListener('click', watch);
  piece('stop').addEventListener('click', () => stop(''));
  piece('choose').addEventListener('click', () => piece('file').click());
  piece('file').addEventListener('change', event => {
    const file = event.target.files[0];
    event.target.value = '';
    if (file) photograph(file);
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape') stop(''); });
  window.addEventListener('pagehide', () => stop(''));
  part.hidden = false;
})();
