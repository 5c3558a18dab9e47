from launcher.lock import Lock, exclusive


def test_a_second_holder_is_refused_and_learns_the_first(tmp_path):
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    assert first.acquire()
    assert not second.acquire()
    assert isinstance(second.holder(), int)
    first.release()
    assert second.holder() is None
    assert second.acquire()
    second.release()


def test_shared_holders_keep_an_exclusive_one_out(tmp_path):
    locks = [Lock(tmp_path / "lock") for _ in range(3)]
    assert locks[0].acquire(shared=True)
    assert locks[1].acquire(shared=True)
    assert not locks[2].acquire()
    locks[0].release()
    assert not locks[2].acquire()
    locks[1].release()
    assert locks[2].acquire()
    locks[2].release()


def test_exclusive_releases_after_an_error(tmp_path):
    try:
        with exclusive(tmp_path / "lock", "it"):
            raise ValueError
    except ValueError:
        pass
    assert Lock(tmp_path / "lock").holder() is None
