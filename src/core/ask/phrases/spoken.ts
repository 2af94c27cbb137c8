/** Words that carry no meaning of their own in a question. */
export const fillers = new Set(
  `the a an of is are was were be been being do does did has have had there their its it this that these those them they he she his her my our we us i you your
  can could would should want like need see tell show give get me please what whats how in on at to from for into out about as than so then also just only
  with when where who whose let lets display plot draw make create chart graph diagram picture visualize visualise view present put provide
  look looks looking know find am im id ive any some much many value values data dataset column columns figure figures figured
  want wanted need needed use using used kindly hi hello hey thanks respectively
  year years months weeks quarters days came come comes go goes went gone take takes took taken happen happened happening within
  bring brings brought earn earned generate generated produce produced make made makes contribute contributed vary varies varied
  across one ones itself own each very really exactly actually currently per
  combination combinations ever typically usually generally normally our ours there yet still travelling traveling only money-wise
  total-of`.split(/\s+/),
)

/** Verbs that say what things in tables do without saying which column is meant. */
export const verbs = new Set(
  `released release published discovered discover discovery found placed ordered order boarded traveled travelled travel flew flown fly carried carry recorded
  listed dated left leave pay paid pays paying spend spent sold sell sells built made manufactured produced weigh weighs weighed cost costs live lives lived
  liked prefer prefers preferred belong belongs exist exists called named come from received receive delivered-to perform performed performs see sees saw gets got gives gave likes love loves tend tends reported registered occur occurs occurred achieve achieved score scored reached reach eat ate eating dined dining served serving given collected gathered charged handed observed measured sampled detected seen caught counted got ran run worked held choose chose chosen listen listens listening use uses buy buys bought purchased landed weighing costing having finds makes does yields drove`.split(
    /\s+/,
  ),
)
