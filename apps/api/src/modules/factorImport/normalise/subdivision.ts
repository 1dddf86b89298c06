import { slug } from './slug.ts';

const US =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming';
const CA =
  'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NL Newfoundland Labrador,NT Northwest Territories,NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon';
const CN =
  'BJ Beijing,TJ Tianjin,HE Hebei,SX Shanxi,NM Inner Mongolia,LN Liaoning,JL Jilin,HL Heilongjiang,SH Shanghai,JS Jiangsu,ZJ Zhejiang,AH Anhui,FJ Fujian,JX Jiangxi,SD Shandong,HA Henan,HB Hubei,HN Hunan,GD Guangdong,GX Guangxi,HI Hainan,CQ Chongqing,SC Sichuan,GZ Guizhou,YN Yunnan,XZ Tibet,XZ Xizang,SN Shaanxi,GS Gansu,QH Qinghai,NX Ningxia,XJ Xinjiang';
const IN =
  'AP Andhra Pradesh,AR Arunachal Pradesh,AS Assam,BR Bihar,CT Chhattisgarh,GA Goa,GJ Gujarat,HR Haryana,HP Himachal Pradesh,JH Jharkhand,KA Karnataka,KL Kerala,MP Madhya Pradesh,MH Maharashtra,MN Manipur,ML Meghalaya,MZ Mizoram,NL Nagaland,OR Odisha,PB Punjab,RJ Rajasthan,SK Sikkim,TN Tamil Nadu,TG Telangana,TR Tripura,UT Uttarakhand,UP Uttar Pradesh,WB West Bengal,DL Delhi,JK Jammu and Kashmir,PY Puducherry,CH Chandigarh,LA Ladakh,AN Andaman and Nicobar Islands,LD Lakshadweep';

const byCountry: Readonly<Record<string, ReadonlyMap<string, string>>> = Object.fromEntries(
  Object.entries({ US, CA, CN, IN }).map(([country, list]) => [country, readList(country, list)]),
);

/** ISO 3166-2 code of a state or province by its English name; null for other countries and unknown names. */
export function subdivisionOf(country: string, name: string): string | null {
  return byCountry[country]?.get(slug(name)) ?? null;
}

function readList(country: string, list: string): Map<string, string> {
  return new Map(
    list.split(',').map((entry) => {
      const [code = '', ...name] = entry.split(' ');
      return [slug(name.join(' ')), `${country}-${code}`];
    }),
  );
}
