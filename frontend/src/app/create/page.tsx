import { useTitle } from '@/lib/use-title';
import { texts } from '@/texts';

export default function Page() {
  const title = texts.common.appName;
  useTitle(title);
  return <h1 className="py-8 text-2xl font-semibold">{title}</h1>;
}
