"""What the database itself refuses about captures, whoever asks and by whatever road."""

import pgtrigger

CAPTURES_STAY = pgtrigger.Trigger(
    name="captured_text_stays",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    declare=[("kept_anew", "BOOLEAN")],
    func="""
        kept_anew := OLD.purged_for = 'retention' AND NEW.purged_for = '' AND NEW.location <> '';
        IF (NEW.sha256, NEW.size, NEW.media_type) IS DISTINCT FROM (OLD.sha256, OLD.size, OLD.media_type)
            OR ((NEW.text, NEW.title) IS DISTINCT FROM (OLD.text, OLD.title) AND NEW.purged_for = '' AND NOT kept_anew)
        THEN
            RAISE EXCEPTION 'What was captured under % is evidence: it may be purged, never changed.', OLD.sha256
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF (NEW.purged_for, NEW.purged_at, NEW.purged_by_id, NEW.purge_reason)
            IS NOT DISTINCT FROM (OLD.purged_for, OLD.purged_at, OLD.purged_by_id, OLD.purge_reason)
        THEN
            RETURN NEW;
        END IF;
        IF OLD.purged_for = 'takedown'
            OR (OLD.purged_for = 'retention' AND NEW.purged_for <> 'takedown' AND NOT kept_anew)
        THEN
            RAISE EXCEPTION 'What is noted of the purge of % stays.', OLD.sha256
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.purged_for <> '' AND EXISTS (SELECT FROM sources_hold WHERE blob_id = OLD.sha256 AND lifted_at IS NULL)
        THEN
            RAISE EXCEPTION 'Capture % is on legal hold: it is not purged.', OLD.sha256
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.purged_for = 'takedown' AND NOT EXISTS (
            SELECT FROM sources_takedown JOIN sources_takedownblob ON takedown_id = sources_takedown.id
                WHERE blob_id = OLD.sha256 AND outcome = 'confirmed'
        ) THEN
            RAISE EXCEPTION 'No confirmed takedown names capture %.', OLD.sha256
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    """,
)

TOMBSTONE_STAYS = pgtrigger.Trigger(
    name="tombstone_stays",
    when=pgtrigger.Before,
    operation=pgtrigger.Delete,
    condition=pgtrigger.Q(old__purged_for__gt=""),
    func="""
        RAISE EXCEPTION 'What is noted of the purge of % stays.', OLD.sha256
            USING ERRCODE = 'integrity_constraint_violation';
    """,
)

# Waits for a purge of the same bytes that is under way, and holds the next one up until this transaction ends.
HOLDS_WHAT_IS_THERE = pgtrigger.Trigger(
    name="holds_what_is_there",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="""
        PERFORM FROM sources_blob WHERE sha256 = NEW.blob_id AND purged_for = '' FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'Capture % was purged: there is nothing left to hold.', NEW.blob_id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    """,
)

NAMED_BEFORE_DECIDED = pgtrigger.Trigger(
    name="named_before_decided",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="""
        IF NOT EXISTS (SELECT FROM sources_takedown WHERE id = NEW.takedown_id AND outcome = 'waiting') THEN
            RAISE EXCEPTION 'Takedown % is decided: no capture is added to it.', NEW.takedown_id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    """,
)


def decided_once(kept: tuple[str, ...], decided_at: str) -> pgtrigger.Trigger:
    """For rows that are inserted, decided once, and stay: `kept` columns never change, `decided_at` is set once."""
    old, new = (", ".join(f"{row}.{column}" for column in kept) for row in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="decided_once",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'DELETE' OR OLD.{decided_at} IS NOT NULL OR ({new}) IS DISTINCT FROM ({old}) THEN
                RAISE EXCEPTION '% % is history: it is decided once, and stays.', TG_TABLE_NAME, OLD.id
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        """,
    )


# The address stands twice, as it is written and in words, so that both "who.int" and "situation report" find it.
WORDS_FOLLOW = pgtrigger.Trigger(
    name="words_follow",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("title", "url"),  # type: ignore[no-untyped-call]
    func="""
        INSERT INTO sources_sourcewords (source_id, words)
            VALUES (NEW.id, concat_ws(' ', NEW.title, NEW.url, regexp_replace(NEW.url, '[^[:alnum:]]+', ' ', 'g')))
            ON CONFLICT (source_id) DO UPDATE SET words = EXCLUDED.words
            WHERE sources_sourcewords.words <> EXCLUDED.words;
        RETURN NULL;
    """,
)
