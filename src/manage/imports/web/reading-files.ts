/** A chosen file as an operation takes it: its bytes, from which the server finds the encoding out. */
export interface SentFile {
  name: string
  base64: string
}

/** Reads one file after the other, so that what is read so far can be shown. */
export async function readFiles(files: readonly File[], progress: (ratio: number) => void): Promise<SentFile[]> {
  const whole = files.reduce((sum, { size }) => sum + size, 0)
  const sent: SentFile[] = []
  let read = 0
  for (const file of files) {
    sent.push({
      name: file.name,
      base64: await base64Of(file, (bytes) => progress((read + bytes) / Math.max(whole, 1))),
    })
    read += file.size
  }
  return sent
}

function base64Of(file: File, progress: (bytes: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onprogress = ({ loaded }) => progress(loaded)
    reader.onerror = () => reject(reader.error)
    // After `data:…;base64,`.
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.readAsDataURL(file)
  })
}
