/** Every work the sample content cites. SOURCES.md says where each was looked up and what was read. */
export const works = {
  'miller-1976': {
    authors: 'Miller JB',
    year: 1976,
    title: 'Toward a New Psychology of Women',
    publication: 'Book',
  },
  'wcw-history': {
    authors: 'Wellesley Centers for Women',
    year: 1995,
    title: 'Jean Baker Miller Training Institute: Our History',
    publication: 'wcwonline.org',
    url: 'https://www.wcwonline.org/JBMTI-Site/history',
    note: 'Undated web page; the year is that of the latest event used here.',
  },
  'wcw-institute': {
    authors: 'Wellesley Centers for Women',
    year: 2018,
    title: 'Jean Baker Miller Training Institute',
    publication: 'wcwonline.org',
    url: 'https://www.wcwonline.org/Active-Projects/jean-baker-miller-training-institute',
    note: 'Undated web page; the year is that of the latest event used here.',
  },
  'frey-2013': {
    authors: 'Frey LL',
    year: 2013,
    title:
      'Relational-Cultural Therapy: Theory, Research, and Application to Counseling Competencies',
    publication: 'Professional Psychology: Research and Practice 44(3):177–185',
    doi: '10.1037/a0033121',
  },
  'fluckiger-2018': {
    authors: 'Flückiger C et al.',
    year: 2018,
    title: 'The Alliance in Adult Psychotherapy: A Meta-Analytic Synthesis',
    publication: 'Psychotherapy 55(4):316–340',
    doi: '10.1037/pst0000172',
  },
  'elliott-2018': {
    authors: 'Elliott R et al.',
    year: 2018,
    title: 'Therapist Empathy and Client Outcome: An Updated Meta-Analysis',
    publication: 'Psychotherapy 55(4):399–410',
    doi: '10.1037/pst0000175',
  },
  'holt-lunstad-2010': {
    authors: 'Holt-Lunstad J et al.',
    year: 2010,
    title: 'Social Relationships and Mortality Risk: A Meta-analytic Review',
    publication: 'PLoS Medicine 7(7):e1000316',
    doi: '10.1371/journal.pmed.1000316',
  },
  'group-review-2021': {
    authors: 'Rosendahl J et al.',
    year: 2021,
    title: 'Recent Developments in Group Psychotherapy Research',
    publication: 'American Journal of Psychotherapy',
    doi: '10.1176/appi.psychotherapy.20200031',
  },
  'cuijpers-2008': {
    authors: 'Cuijpers P, van Straten A, Warmerdam L',
    year: 2008,
    title:
      'Are individual and group treatments equally effective in the treatment of depression in adults? A meta-analysis',
    publication: 'The European Journal of Psychiatry 22(1):38–51',
    doi: '10.4321/s0213-61632008000100005',
  },
  'weinberg-2020': {
    authors: 'Weinberg H',
    year: 2020,
    title:
      'Online group psychotherapy: Challenges and possibilities during COVID-19 – A practice review',
    publication: 'Group Dynamics: Theory, Research, and Practice 24(3):201–211',
    doi: '10.1037/gdn0000140',
  },
  'lopez-2020': {
    authors: 'Lopez A et al.',
    year: 2020,
    title: 'Therapeutic groups via video teleconferencing and the impact on group cohesion',
    publication: 'mHealth',
    doi: '10.21037/mhealth.2019.11.04',
    note: 'Pilot study, not randomized.',
  },
  'andrews-2024': {
    authors: 'Andrews K, Ross D, Maroney TL',
    year: 2024,
    title: 'Online Group Psychotherapy: A Systematic Review',
    publication: 'Community Mental Health Journal 60(8):1511–1531',
    doi: '10.1007/s10597-024-01304-4',
  },
  'zerwas-2017': {
    authors: 'Zerwas SC et al.',
    year: 2017,
    title:
      'CBT4BN: A Randomized Controlled Trial of Online Chat and Face-to-Face Group Therapy for Bulimia Nervosa',
    publication: 'Psychotherapy and Psychosomatics 86(1):47–53',
    doi: '10.1159/000449025',
  },
  'cuijpers-2016': {
    authors: 'Cuijpers P et al.',
    year: 2016,
    title: 'Interpersonal Psychotherapy for Mental Health Problems: A Comprehensive Meta-Analysis',
    publication: 'American Journal of Psychiatry 173(7):680–687',
    doi: '10.1176/appi.ajp.2015.15091141',
  },
  'perlman-2009': {
    authors: 'Perlman F, Frankel J',
    year: 2009,
    title: 'Relational Psychoanalysis: A Review',
    publication: 'Psychoanalytic Social Work 16:105–125',
    doi: '10.1080/15228870903200277',
  },
  'neacsiu-2014': {
    authors: 'Neacsiu AD et al.',
    year: 2014,
    title:
      'Dialectical behavior therapy skills for transdiagnostic emotion dysregulation: A pilot randomized controlled trial',
    publication: 'Behaviour Research and Therapy 59:40–51',
    doi: '10.1016/j.brat.2014.05.005',
  },
  'linehan-2015': {
    authors: 'Linehan MM et al.',
    year: 2015,
    title:
      'Dialectical Behavior Therapy for High Suicide Risk in Individuals With Borderline Personality Disorder: A Randomized Clinical Trial and Component Analysis',
    publication: 'JAMA Psychiatry 72(5):475–482',
    doi: '10.1001/jamapsychiatry.2014.3039',
  },
  'storebo-2020': {
    authors: 'Storebø OJ et al.',
    year: 2020,
    title: 'Psychological therapies for people with borderline personality disorder',
    publication: 'Cochrane Database of Systematic Reviews, CD012955.pub2',
    doi: '10.1002/14651858.CD012955.pub2',
  },
  'delaquis-2022': {
    authors: 'Delaquis CP et al.',
    year: 2022,
    title:
      'Dialectical behaviour therapy skills training groups for common mental health disorders: A systematic review and meta-analysis',
    publication: 'Journal of Affective Disorders 300:305–313',
    url: 'https://www.sciencedirect.com/science/article/pii/S0165032721013860',
    note: 'Figures from the abstract of an early version.',
  },
  'mcmain-2009': {
    authors: 'McMain SF et al.',
    year: 2009,
    title:
      'A Randomized Trial of Dialectical Behavior Therapy Versus General Psychiatric Management for Borderline Personality Disorder',
    publication: 'American Journal of Psychiatry',
    doi: '10.1176/appi.ajp.2009.09010039',
  },
  'duffey-2011': {
    authors: 'Duffey T, Somody C',
    year: 2011,
    title: 'The Role of Relational-Cultural Theory in Mental Health Counseling',
    publication: 'Journal of Mental Health Counseling 33(3):223–242',
  },
  'womens-college-2013': {
    authors: 'Women’s College Hospital, Toronto',
    year: 2013,
    title: 'Another first for Women’s College Hospital and women’s mental health',
    publication: 'womenscollegehospital.ca',
    url: 'https://www.womenscollegehospital.ca/news-and-events/connect/another-first-for-womens-college-hospital-and-womens-mental-health',
    note: 'News report by the hospital that ran the study.',
  },
  'hickin-2021': {
    authors: 'Hickin N et al.',
    year: 2021,
    title:
      'The effectiveness of psychological interventions for loneliness: A systematic review and meta-analysis',
    publication: 'Clinical Psychology Review 88:102066',
    doi: '10.1016/j.cpr.2021.102066',
  },
  'leichsenring-2023': {
    authors: 'Leichsenring F et al.',
    year: 2023,
    title:
      'The status of psychodynamic psychotherapy as an empirically supported treatment for common mental disorders – an umbrella review based on updated criteria',
    publication: 'World Psychiatry 22:286–304',
    doi: '10.1002/wps.21104',
    note: 'Written by researchers who study this kind of therapy.',
  },
  'trotta-2024': {
    authors: 'Trotta A et al.',
    year: 2024,
    title:
      'The efficacy of psychodynamic psychotherapy for young adults: a systematic review and meta-analysis',
    publication: 'Frontiers in Psychology 15:1366032',
    doi: '10.3389/fpsyg.2024.1366032',
  },
  'eubanks-2018': {
    authors: 'Eubanks CF, Muran JC, Safran JD',
    year: 2018,
    title: 'Alliance rupture repair: A meta-analysis',
    publication: 'Psychotherapy 55(4):508–519',
    doi: '10.1037/pst0000185',
    note: 'Figures from the abstract of the same authors’ book chapter.',
  },
  'burlingame-2018': {
    authors: 'Burlingame GM, McClendon DT, Yang C',
    year: 2018,
    title: 'Cohesion in group therapy: A meta-analysis',
    publication: 'Psychotherapy 55(4):384–398',
    doi: '10.1037/pst0000173',
    note: 'Correlations, not a trial.',
  },
  'carr-2014': {
    authors: 'Carr A',
    year: 2014,
    title:
      'The evidence base for couple therapy, family therapy and systemic interventions for adult-focused problems',
    publication: 'Journal of Family Therapy',
    note: 'Also reports the results of earlier meta-analyses.',
  },
  'spengler-2022': {
    authors: 'Spengler PM et al.',
    year: 2022,
    title: 'A Comprehensive Meta-Analysis on the Efficacy of Emotionally Focused Couple Therapy',
    publication: 'Couple and Family Psychology: Research and Practice',
    note: 'Published online in 2022. Figures known to us only from a page that quotes its abstract.',
  },
  'beasley-2019': {
    authors: 'Beasley CC, Ager R',
    year: 2019,
    title:
      'Emotionally Focused Couples Therapy: A Systematic Review of Its Effectiveness over the past 19 Years',
    publication: 'Journal of Evidence-Informed Social Work',
    doi: '10.1080/23761407.2018.1563013',
  },
  'bodenmann-2020': {
    authors: 'Bodenmann G et al.',
    year: 2020,
    title: 'Cognitive-Behavioral and Emotion-Focused Couple Therapy: Similarities and Differences',
    publication: 'Clinical Psychology in Europe 2(3):e2741',
    doi: '10.32872/cpe.v2i3.2741',
  },
  'greenman-2013': {
    authors: 'Greenman PS, Johnson SM',
    year: 2013,
    title:
      'Process Research on Emotionally Focused Therapy (EFT) for Couples: Linking Theory to Practice',
    publication: 'Family Process 52:46–61',
    doi: '10.1111/famp.12015',
  },
  'diamond-2021': {
    authors: 'Diamond G, Diamond GM, Levy S',
    year: 2021,
    title:
      'Attachment-Based Family Therapy: Theory, Clinical Model, Outcomes, and Process Research',
    publication: 'Journal of Affective Disorders 294:286–295',
    doi: '10.1016/j.jad.2021.07.005',
    note: 'Review by the people who developed the treatment.',
  },
  'diamond-2019': {
    authors: 'Diamond GS et al.',
    year: 2019,
    title:
      'A Randomized-Controlled Trial: Attachment-Based Family and Non-Directive Supportive Treatments for Suicidal Youth',
    publication: 'Journal of the American Academy of Child and Adolescent Psychiatry 58(7):721–731',
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6491252',
  },
  'waraan-2021': {
    authors: 'Waraan L et al.',
    year: 2021,
    title:
      'Efficacy of attachment-based family therapy compared to treatment as usual for suicidal ideation in adolescents with MDD',
    publication: 'Clinical Child Psychology and Psychiatry 26(2):464–474',
    doi: '10.1177/1359104520980776',
  },
  'schulte-frankenfeld-2024': {
    authors: 'Schulte-Frankenfeld PM et al.',
    year: 2024,
    title:
      'Effectiveness of Attachment-Based Family Therapy for Suicidal Adolescents and Young Adults: A Systematic Review and Meta-Analysis',
    publication: 'Clinical Psychology in Europe 6(4):e13717',
    doi: '10.32872/cpe.13717',
  },
  'roest-2023': {
    authors: 'Roest JJ et al.',
    year: 2023,
    title:
      'A Three-level Meta-analysis on the Alliance-Outcome Association in Child and Adolescent Psychotherapy',
    publication: 'Research on Child and Adolescent Psychopathology 51(3):275–293',
    doi: '10.1007/s10802-022-00986-2',
    note: 'Correlations, not a trial.',
  },
} as const
