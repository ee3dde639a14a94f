extension Migration {
    /// Answers to the common questions.
    static let views = Migration(
        version: 5, name: "views",
        sql: """
            CREATE VIEW article_overview AS
            SELECT a.id, a.title, a.source, a.published_on, a.language, a.status, a.entities, a.mentions, a.dates, a.quotes,
                a.revision, x.name AS extractor, x.version AS extractor_version, x.model, a.received_at, a.stored_at, a.url,
                a.article_key
            FROM article a JOIN extractor x USING (extractor_key);
            COMMENT ON VIEW article_overview IS 'Each article with who read it, without its text.';
            COMMENT ON COLUMN article_overview.id IS 'The article''s id.';
            COMMENT ON COLUMN article_overview.title IS 'The headline.';
            COMMENT ON COLUMN article_overview.source IS 'The outlet.';
            COMMENT ON COLUMN article_overview.published_on IS 'The day of publication.';
            COMMENT ON COLUMN article_overview.language IS 'The language.';
            COMMENT ON COLUMN article_overview.status IS 'How the reading ended.';
            COMMENT ON COLUMN article_overview.entities IS 'How many entities it names.';
            COMMENT ON COLUMN article_overview.mentions IS 'How many times it names them.';
            COMMENT ON COLUMN article_overview.dates IS 'How many expressions of time it holds.';
            COMMENT ON COLUMN article_overview.quotes IS 'How many quotes it holds.';
            COMMENT ON COLUMN article_overview.revision IS 'Which text this is, from 1.';
            COMMENT ON COLUMN article_overview.extractor IS 'The program that read it.';
            COMMENT ON COLUMN article_overview.extractor_version IS 'Its version.';
            COMMENT ON COLUMN article_overview.model IS 'The model it used.';
            COMMENT ON COLUMN article_overview.received_at IS 'When the text was taken in.';
            COMMENT ON COLUMN article_overview.stored_at IS 'When the row was last written.';
            COMMENT ON COLUMN article_overview.url IS 'The canonical URL.';
            COMMENT ON COLUMN article_overview.article_key IS 'Joins the tables of facts.';

            CREATE VIEW entity_in_article AS
            SELECT a.id, a.published_on, a.source, a.title, e.type, e.name, ae.name AS name_in_article, ae.role, ae.country,
                ae.mentions, ae.confidence, ae.article_key, ae.entity_key
            FROM article_entity ae JOIN article a USING (article_key) JOIN entity e USING (entity_key);
            COMMENT ON VIEW entity_in_article IS 'Which article names whom: the place to start from a name or from an article.';
            COMMENT ON COLUMN entity_in_article.id IS 'The article''s id.';
            COMMENT ON COLUMN entity_in_article.published_on IS 'The day of publication.';
            COMMENT ON COLUMN entity_in_article.source IS 'The outlet.';
            COMMENT ON COLUMN entity_in_article.title IS 'The headline.';
            COMMENT ON COLUMN entity_in_article.type IS 'person, organization, place, group or other.';
            COMMENT ON COLUMN entity_in_article.name IS 'The entity''s name.';
            COMMENT ON COLUMN entity_in_article.name_in_article IS 'The fullest name that the article uses.';
            COMMENT ON COLUMN entity_in_article.role IS 'The role that the article gives a person.';
            COMMENT ON COLUMN entity_in_article.country IS 'The country that the article connects with it.';
            COMMENT ON COLUMN entity_in_article.mentions IS 'How many times the article mentions it.';
            COMMENT ON COLUMN entity_in_article.confidence IS 'How sure the extractor is: 0 to 1.';
            COMMENT ON COLUMN entity_in_article.article_key IS 'Joins the tables of facts.';
            COMMENT ON COLUMN entity_in_article.entity_key IS 'Joins the tables of facts.';

            CREATE VIEW mention_in_context AS
            SELECT a.id, a.published_on, a.title, e.type, e.name, m.words, m.kind, m.start_offset, m.end_offset, m.confidence,
                substr(a.text, greatest(m.start_offset - 59, 1), m.start_offset - greatest(m.start_offset - 59, 1) + 1) || '«'
                    || m.words || '»' || substr(a.text, m.end_offset + 1, 60) AS context,
                m.article_key, m.entity_key
            FROM mention m JOIN article a USING (article_key) JOIN entity e USING (entity_key);
            COMMENT ON VIEW mention_in_context IS 'Every mention with the words around it.';
            COMMENT ON COLUMN mention_in_context.id IS 'The article''s id.';
            COMMENT ON COLUMN mention_in_context.published_on IS 'The day of publication.';
            COMMENT ON COLUMN mention_in_context.title IS 'The headline.';
            COMMENT ON COLUMN mention_in_context.type IS 'The entity''s type.';
            COMMENT ON COLUMN mention_in_context.name IS 'The entity''s name.';
            COMMENT ON COLUMN mention_in_context.words IS 'The words that mention it.';
            COMMENT ON COLUMN mention_in_context.kind IS 'name, nominal or pronoun.';
            COMMENT ON COLUMN mention_in_context.start_offset IS 'How many characters of the text stand before it.';
            COMMENT ON COLUMN mention_in_context.end_offset IS 'How many characters of the text stand before its end.';
            COMMENT ON COLUMN mention_in_context.confidence IS 'How sure the extractor is: 0 to 1.';
            COMMENT ON COLUMN mention_in_context.context IS 'The mention between «», with 60 characters on both sides.';
            COMMENT ON COLUMN mention_in_context.article_key IS 'Joins the tables of facts.';
            COMMENT ON COLUMN mention_in_context.entity_key IS 'Joins the tables of facts.';

            CREATE VIEW entity_overview AS
            SELECT e.type, e.name, count(*) AS articles, sum(ae.mentions) AS mentions, min(a.published_on) AS first_on,
                max(a.published_on) AS last_on, p.country, p.latitude, p.longitude, e.entity_key
            FROM entity e JOIN article_entity ae USING (entity_key) JOIN article a USING (article_key)
                LEFT JOIN place p USING (entity_key)
            GROUP BY e.entity_key, p.entity_key;
            COMMENT ON VIEW entity_overview IS 'Each entity with how often and how long it has been in the news.';
            COMMENT ON COLUMN entity_overview.type IS 'person, organization, place, group or other.';
            COMMENT ON COLUMN entity_overview.name IS 'The name.';
            COMMENT ON COLUMN entity_overview.articles IS 'How many articles name it.';
            COMMENT ON COLUMN entity_overview.mentions IS 'How many times in all.';
            COMMENT ON COLUMN entity_overview.first_on IS 'The first day of publication of those articles.';
            COMMENT ON COLUMN entity_overview.last_on IS 'The last one.';
            COMMENT ON COLUMN entity_overview.country IS 'The country, of a place.';
            COMMENT ON COLUMN entity_overview.latitude IS 'Degrees north, of a place.';
            COMMENT ON COLUMN entity_overview.longitude IS 'Degrees east, of a place.';
            COMMENT ON COLUMN entity_overview.entity_key IS 'Joins the tables of facts.';

            CREATE VIEW named_together AS
            SELECT e.name, e.type, o.name AS other_name, o.type AS other_type, count(*) AS articles,
                min(a.published_on) AS first_on, max(a.published_on) AS last_on, e.entity_key, o.entity_key AS other_key
            FROM article_entity x JOIN article_entity y ON y.article_key = x.article_key AND y.entity_key <> x.entity_key
                JOIN entity e ON e.entity_key = x.entity_key JOIN entity o ON o.entity_key = y.entity_key
                JOIN article a ON a.article_key = x.article_key
            GROUP BY e.entity_key, o.entity_key;
            COMMENT ON VIEW named_together IS 'Who is named in the same articles as whom; each pair stands in both orders, so asking for one name gives all its company.';
            COMMENT ON COLUMN named_together.name IS 'The one.';
            COMMENT ON COLUMN named_together.type IS 'Its type.';
            COMMENT ON COLUMN named_together.other_name IS 'The other.';
            COMMENT ON COLUMN named_together.other_type IS 'Its type.';
            COMMENT ON COLUMN named_together.articles IS 'How many articles name both.';
            COMMENT ON COLUMN named_together.first_on IS 'The first day of publication of those articles.';
            COMMENT ON COLUMN named_together.last_on IS 'The last one.';
            COMMENT ON COLUMN named_together.entity_key IS 'The one, for joins.';
            COMMENT ON COLUMN named_together.other_key IS 'The other, for joins.';

            CREATE VIEW said AS
            SELECT coalesce(e.name, q.speaker_text) AS speaker, e.type, q.words, q.kind, a.published_on, a.source, a.title, a.id,
                q.confidence, q.start_offset, q.end_offset, q.article_key, q.speaker_key
            FROM quote q JOIN article a USING (article_key) LEFT JOIN entity e ON e.entity_key = q.speaker_key;
            COMMENT ON VIEW said IS 'Who said what, where and when it was reported.';
            COMMENT ON COLUMN said.speaker IS 'The speaker''s name, or what the article calls a speaker without a name; empty when it does not tell.';
            COMMENT ON COLUMN said.type IS 'The speaker''s type, when there is a name.';
            COMMENT ON COLUMN said.words IS 'What was said.';
            COMMENT ON COLUMN said.kind IS 'direct or mixed.';
            COMMENT ON COLUMN said.published_on IS 'The day of publication.';
            COMMENT ON COLUMN said.source IS 'The outlet.';
            COMMENT ON COLUMN said.title IS 'The headline.';
            COMMENT ON COLUMN said.id IS 'The article''s id.';
            COMMENT ON COLUMN said.confidence IS 'How sure the extractor is of the speaker: 0 to 1.';
            COMMENT ON COLUMN said.start_offset IS 'How many characters of the text stand before it.';
            COMMENT ON COLUMN said.end_offset IS 'How many characters of the text stand before its end.';
            COMMENT ON COLUMN said.article_key IS 'Joins the tables of facts.';
            COMMENT ON COLUMN said.speaker_key IS 'The speaker''s entity, for joins.';

            CREATE VIEW date_in_article AS
            SELECT d.first_day, d.last_day, d.value, d.modifier, d.words, d.unresolved, a.published_on, a.source, a.title, a.id,
                d.start_offset, d.end_offset, d.article_key
            FROM article_date d JOIN article a USING (article_key);
            COMMENT ON VIEW date_in_article IS 'The days, months and years that articles speak of.';
            COMMENT ON COLUMN date_in_article.first_day IS 'The first day that is meant.';
            COMMENT ON COLUMN date_in_article.last_day IS 'The last day that is meant.';
            COMMENT ON COLUMN date_in_article.value IS 'What is meant, as ISO 8601.';
            COMMENT ON COLUMN date_in_article.modifier IS 'more than, about and the like.';
            COMMENT ON COLUMN date_in_article.words IS 'How the article puts it.';
            COMMENT ON COLUMN date_in_article.unresolved IS 'Why there is no value.';
            COMMENT ON COLUMN date_in_article.published_on IS 'The day of publication.';
            COMMENT ON COLUMN date_in_article.source IS 'The outlet.';
            COMMENT ON COLUMN date_in_article.title IS 'The headline.';
            COMMENT ON COLUMN date_in_article.id IS 'The article''s id.';
            COMMENT ON COLUMN date_in_article.start_offset IS 'How many characters of the text stand before it.';
            COMMENT ON COLUMN date_in_article.end_offset IS 'How many characters of the text stand before its end.';
            COMMENT ON COLUMN date_in_article.article_key IS 'Joins the tables of facts.';

            CREATE VIEW place_in_article AS
            SELECT e.name, p.country, p.region, p.latitude, p.longitude, p.geonames_id, ae.mentions, a.published_on, a.source,
                a.title, a.id, ae.article_key, ae.entity_key
            FROM article_entity ae JOIN place p USING (entity_key) JOIN entity e USING (entity_key)
                JOIN article a USING (article_key);
            COMMENT ON VIEW place_in_article IS 'Where articles play: their places with coordinates.';
            COMMENT ON COLUMN place_in_article.name IS 'The place.';
            COMMENT ON COLUMN place_in_article.country IS 'The country it lies in.';
            COMMENT ON COLUMN place_in_article.region IS 'The first-level region.';
            COMMENT ON COLUMN place_in_article.latitude IS 'Degrees north.';
            COMMENT ON COLUMN place_in_article.longitude IS 'Degrees east.';
            COMMENT ON COLUMN place_in_article.geonames_id IS 'Its number in GeoNames.';
            COMMENT ON COLUMN place_in_article.mentions IS 'How many times the article mentions it.';
            COMMENT ON COLUMN place_in_article.published_on IS 'The day of publication.';
            COMMENT ON COLUMN place_in_article.source IS 'The outlet.';
            COMMENT ON COLUMN place_in_article.title IS 'The headline.';
            COMMENT ON COLUMN place_in_article.id IS 'The article''s id.';
            COMMENT ON COLUMN place_in_article.article_key IS 'Joins the tables of facts.';
            COMMENT ON COLUMN place_in_article.entity_key IS 'Joins the tables of facts.';

            CREATE VIEW articles_by_day AS
            SELECT published_on, source, language, count(*) AS articles FROM article GROUP BY published_on, source, language;
            COMMENT ON VIEW articles_by_day IS 'How many articles were published on each day, by outlet and language.';
            COMMENT ON COLUMN articles_by_day.published_on IS 'The day of publication.';
            COMMENT ON COLUMN articles_by_day.source IS 'The outlet.';
            COMMENT ON COLUMN articles_by_day.language IS 'The language.';
            COMMENT ON COLUMN articles_by_day.articles IS 'How many articles.';

            CREATE VIEW entity_by_day AS
            SELECT a.published_on, e.type, e.name, count(*) AS articles, sum(ae.mentions) AS mentions, e.entity_key
            FROM article_entity ae JOIN article a USING (article_key) JOIN entity e USING (entity_key)
            GROUP BY a.published_on, e.entity_key;
            COMMENT ON VIEW entity_by_day IS 'How often each entity was named on each day.';
            COMMENT ON COLUMN entity_by_day.published_on IS 'The day of publication.';
            COMMENT ON COLUMN entity_by_day.type IS 'The entity''s type.';
            COMMENT ON COLUMN entity_by_day.name IS 'The entity''s name.';
            COMMENT ON COLUMN entity_by_day.articles IS 'How many articles name it.';
            COMMENT ON COLUMN entity_by_day.mentions IS 'How many times in all.';
            COMMENT ON COLUMN entity_by_day.entity_key IS 'Joins the tables of facts.';

            CREATE VIEW extraction_by_version AS
            SELECT x.name AS extractor, x.version, x.model, a.status, a.language, count(*) AS articles,
                max(a.stored_at) AS last_stored_at
            FROM article a JOIN extractor x USING (extractor_key)
            GROUP BY x.extractor_key, a.status, a.language;
            COMMENT ON VIEW extraction_by_version IS 'How many articles each program and model has read, by how the reading ended: what is worth reading anew.';
            COMMENT ON COLUMN extraction_by_version.extractor IS 'The program.';
            COMMENT ON COLUMN extraction_by_version.version IS 'Its version.';
            COMMENT ON COLUMN extraction_by_version.model IS 'The model it used.';
            COMMENT ON COLUMN extraction_by_version.status IS 'How the reading ended.';
            COMMENT ON COLUMN extraction_by_version.language IS 'The articles'' language.';
            COMMENT ON COLUMN extraction_by_version.articles IS 'How many articles.';
            COMMENT ON COLUMN extraction_by_version.last_stored_at IS 'When the last of them was stored.';
            """)
}
