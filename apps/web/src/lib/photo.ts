const LONGEST_SIDE = 2560
const SMALL_ENOUGH = 2_500_000
const READABLE = ['image/jpeg', 'image/png', 'image/webp']

/**
 * A large photo made smaller on the phone before it is sent, and one in the phone's own format made readable: minutes on a weak
 * network. Whatever cannot be drawn here goes as it is; the server looks at every file anyway.
 */
export async function lightPhoto(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || (file.size <= SMALL_ENOUGH && READABLE.includes(file.type))) return file
  try {
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88))
    return blob === null ? file : new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' })
  } catch {
    return file
  }
}
