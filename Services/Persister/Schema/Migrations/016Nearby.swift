extension Migration {
    /// Places that no first-level region holds, such as cities that are provinces themselves, are near too.
    static let nearby = Migration(
        version: 16, name: "nearby",
        sql: """
            CREATE FUNCTION is_wide_country(geonames_id integer) RETURNS boolean
            LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                SELECT geonames_id IN (
                    49518, 51537, 69543, 99237, 102358, 130758, 146669, 149590, 163843, 174982, 192950, 203312, 223816,
                    226074, 239880, 241170, 248816, 272103, 285570, 286963, 289688, 290557, 294640, 298795, 337996,
                    338010, 357994, 366755, 390903, 433561, 453733, 458258, 587116, 597427, 607072, 614540, 617790,
                    630336, 660013, 661882, 690791, 718075, 719819, 732800, 783754, 798544, 798549, 831053, 878675,
                    895949, 921929, 927384, 932692, 933860, 934292, 934841, 935317, 953987, 1024031, 1036973, 1062947,
                    1149361, 1168579, 1210997, 1218197, 1220409, 1227603, 1252634, 1269750, 1282028, 1282588, 1282988,
                    1327865, 1512440, 1522867, 1527747, 1546748, 1559582, 1562822, 1605651, 1643084, 1655842, 1668284,
                    1694008, 1733045, 1814991, 1820814, 1831722, 1835841, 1861060, 1873107, 1899402, 1966436, 2017370,
                    2029969, 2077456, 2080185, 2081918, 2088628, 2103350, 2110297, 2134431, 2139685, 2186224, 2205218,
                    2215636, 2233387, 2245662, 2260494, 2264397, 2275384, 2287781, 2300660, 2309096, 2328926, 2361809,
                    2363686, 2372248, 2378080, 2395170, 2400553, 2403846, 2410758, 2413451, 2420477, 2434508, 2440476,
                    2453866, 2461445, 2464461, 2510769, 2542007, 2589581, 2622320, 2623032, 2629691, 2635167, 2658434,
                    2661886, 2750405, 2782113, 2802361, 2921044, 2960313, 2963597, 3017382, 3057568, 3077311, 3144096,
                    3175395, 3190538, 3194884, 3202326, 3277605, 3351879, 3355338, 3370751, 3374766, 3378535, 3381670,
                    3382998, 3425505, 3437598, 3439705, 3469034, 3474414, 3474415, 3489940, 3508796, 3562981, 3570311,
                    3572887, 3573591, 3576916, 3579143, 3580718, 3582678, 3585968, 3595528, 3608932, 3617476, 3624060,
                    3625428, 3658394, 3686110, 3703430, 3723988, 3865483, 3895114, 3923057, 3932488, 3996063, 4030656,
                    4030699, 4030945, 4031074, 4032283, 4034749, 4034894, 4041468, 4566966, 5880801, 6251999, 6252001,
                    6254930, 6290252, 7626844, 7909807)
            $$;
            COMMENT ON FUNCTION is_wide_country(integer) IS
                'Whether a number of GeoNames is a country''s or territory''s that is too wide to stand for a point: all but those that are hardly more than a city or one small island, such as Singapore, Monaco and Malta.';

            CREATE OR REPLACE FUNCTION articles_near(latitude double precision, longitude double precision, km double precision)
            RETURNS TABLE (
                distance integer, place text, country text, published_on date, source text, title text, id uuid,
                article_key bigint)
            LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT round(kilometres(articles_near.latitude, articles_near.longitude, p.latitude, p.longitude))::integer,
                    x.name, p.country, x.published_on, x.source, x.title, x.id, x.article_key
                FROM place p JOIN entity_in_article x USING (entity_key)
                WHERE p.latitude BETWEEN articles_near.latitude - km / 111 AND articles_near.latitude + km / 111
                    AND kilometres(articles_near.latitude, articles_near.longitude, p.latitude, p.longitude) <= km
                    AND p.country IS NOT NULL AND NOT is_wide_country(p.geonames_id)
                ORDER BY 1, x.published_on, x.id
            $$;
            COMMENT ON FUNCTION articles_near(double precision, double precision, double precision) IS
                'The articles that name a place at most so many kilometres from a point, the nearest first. Countries, whose middle tells nothing, and what belongs to no country do not count.';

            COMMENT ON TABLE entity_alias IS
                'Where to look for a name. Every name that articles have used for an entity, the one in entity.name included. How often they use it the view entity_name counts from the mentions themselves: a number kept here would be wrong after any article that is read anew, erased or decided about, or make all writers wait for each other at the names that everybody knows.';
            """)
}
