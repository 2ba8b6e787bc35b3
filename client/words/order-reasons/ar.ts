import type { TextsLike } from '../catalog.ts'
import type { orderReasonsEn } from './en.ts'

export const orderReasonsAr: TextsLike<typeof orderReasonsEn, 'ar'> = {
  why: 'لماذا {first} قبل {second}؟',
  came_after_call: 'لم يأت صاحب {second} إلا بعد نداء {first}.',
  not_waiting: 'لم يكن {second} ينتظر حينها ({state}).',
  other_service: 'كان {second} ينتظر خدمة {service} التي لا يقدّمها هذا الشباك.',
  reserved: 'كان {second} مخصّصا لشباك آخر أو لشخص آخر.',
  chosen: 'نودي {first} باختيار اليد مع أنّ {second} كان قبله.',
  called_alone: 'نودي {first} دون اتصال، وكان ذلك الجهاز يتبع حصّته من الصف فقط.',
  called_meanwhile: 'جرى الأمران في اللحظة نفسها في شباكين.',
  came_first: 'جاء صاحب {first} قبله بـ {minutes} دق.',
  head_start: 'جاء صاحب {first} بعده بـ {minutes} دق، لكنّ أولويته أكبر من ذلك.',
  head_start_too_small: 'جاء صاحب {first} قبله بـ {minutes} دق، وأولوية {second} أقلّ من ذلك.',
  appointment: 'لصاحب {first} موعد، والموعد هو المعتبر.',
  let_pass: 'ترك صاحب {second} غيره يمرّ.',
  came_back: 'فات صاحب {second} نداؤه ثم عاد.',
  came_late: 'انضمّ صاحب {second} عن بعد ووصل متأخّرا فأخذ مكانا متأخرا.',
  same_moment: 'جاءا في اللحظة نفسها، وعندها تفصل قاعدة ثابتة.',
  unknown: 'السجلّات لا تبيّن السبب.',
  came_too_early: 'كان لصاحب {second} موعد وجاء قبله بكثير.',
  taken_back: 'نودي {second} في تلك اللحظة ثم أُلغي ذلك النداء.',
  learned_late: 'لم يعرف الخادم {second} إلا بعد ذلك: كان جهازه دون اتصال.',
  other_services: 'كانا ينتظران خدمتين مختلفتين، وكان الفرع معدّا بشكل آخر.',
  unexplained: 'لا شيء معروف يفسّر ذلك. أعلم الدعم من فضلك.',
}
