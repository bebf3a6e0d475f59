"""What staff change about a customer: how they are called and reached, notes, tags."""

from uuid import UUID

from litestar import Controller, post
from litestar.params import FromPath

from portal.controllers.staff.customers import page
from portal.controllers.staff.customers.page import CustomerDetailsForm, NoteForm, TagForm
from portal.domain import customers
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from tables.customers import Customer


class CustomerChanges(Controller):
    """Forms of a customer's page."""

    path = "/customers/{customer_id:uuid}"

    @post("/details", opt=needs(Action.EDIT_CUSTOMERS))
    async def details(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Page | Done:
        customer = await Customer.one(customer_id)
        if not request.user.may(Action.SEE_CONTACT_DATA, [customer.station]):
            raise Refused("Your role doesn’t include contact info, so you can’t change it here.")
        form = Form(CustomerDetailsForm, await request.form())
        if typed := form.value:
            with form.catching():
                await customers.change(customer.id, name=typed.name, email=typed.email, phone=typed.phone)
                return Done(to=f"../{customer.id}", toast="Saved. You can search by it right away.")
        return await page.page(request, customer, details=form)

    @post("/notes", opt=needs(Action.EDIT_CUSTOMERS))
    async def note(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Page | Done:
        customer = await Customer.one(customer_id)
        form = Form(NoteForm, await request.form())
        if typed := form.value:
            with form.catching():
                await customers.write_note(customer.id, words=typed.words, author=request.user.id)
                return Done(to=f"../{customer.id}", toast="Note added. Only staff can see it.")
        return await page.page(request, customer, note=form)

    @post("/tags", opt=needs(Action.EDIT_CUSTOMERS))
    async def tag(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Page | Done:
        customer = await Customer.one(customer_id)
        form = Form(TagForm, await request.form())
        if typed := form.value:
            with form.catching():
                await customers.tag(customer.id, word=typed.tag)
                return Done(to=f"../{customer.id}", toast="Tagged.")
        return await page.page(request, customer, tag=form)

    @post("/tags/removal", opt=needs(Action.EDIT_CUSTOMERS))
    async def untag(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Done:
        customer = await Customer.one(customer_id)
        form = Form(TagForm, await request.form())
        if form.value:
            await customers.untag(customer.id, word=form.value.tag)
        return Done(to=f"../../{customer.id}", toast="Taken off.")
